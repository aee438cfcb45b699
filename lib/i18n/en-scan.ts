/** Scanning inside the page: camera, photo, tag, scanner. */
export const enScan = {};
