/** A page of the app as a link in the admin: Shopify opens it in the app's frame. */
export const inApp = (path: string) => `app:${path}`;
