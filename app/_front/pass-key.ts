/** Query key and form field of the sealed pass. */
export const passKey = 'pass';
