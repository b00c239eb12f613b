/** Whether pages are served while they are written. Where Vite has no part in it, as in a build, they are not. */
export const isDev: boolean = 'env' in import.meta && import.meta.env.DEV;
