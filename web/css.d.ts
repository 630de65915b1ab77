/** Style sheets that esbuild bundles into the page's own. */
declare module '*.css';
