interface ImportMeta {
  /** Written in by the build. */
  readonly env: { readonly VITE_APP_VERSION: string };
}
