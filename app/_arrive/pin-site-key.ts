/** Query key of what was typed as the site beside a PIN. */
export const pinSiteKey = 'pin-site';
