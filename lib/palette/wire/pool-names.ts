/** Default pool names of Palette's own screens (API.md §4.2). */
export const controlPlanePoolName = 'control-plane-pool';
export const workerPoolName = 'worker-pool';
