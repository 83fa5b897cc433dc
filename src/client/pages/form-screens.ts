// Filling in and the engine behind it, which are one chunk: a device keeps it from its first form on. A registry that
// is a list.
export { FormPage } from './form-page.tsx';
export { NewForm } from './new-form.tsx';
