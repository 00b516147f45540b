/** The permissions Packshot asks a shop for; shopify.app.toml declares the same ones. */
export const appScopes = ["read_products", "write_products", "read_files", "write_files"] as const;
