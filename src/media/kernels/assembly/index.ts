export { amplify } from './amplify';
export { weightedEnergies } from './k-weighting';
export { removeOffset } from './remove-offset';
export { resample } from './resample';
export { truePeaks } from './true-peaks';
export { addWords, extremes, fromWords, toWords } from './words';
