/** Where the second of the three test builds thinks it is published. */
export const BASE_PATH = '/some/path/';
