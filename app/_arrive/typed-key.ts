/**
 * Query key of the button beside the field for the ID. Scripts that fill the field with what they have scanned send the
 * form without a button, so that only what somebody has typed bears it.
 */
export const typedKey = 'typed';
