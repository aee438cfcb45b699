/** Stands in for the package of that name, which only a bundler resolves. */
export {};
