import { z } from 'zod';

/** Any number, the ones that are not finite too: what is a measurement is judged later. */
export const anyNumber = z.custom<number>((value) => typeof value === 'number', 'expected a number');
