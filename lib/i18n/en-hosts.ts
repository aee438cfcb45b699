/** Several hosts at one site, registered together. */
export const enHosts = {};
