// Words of this area; filled by its screens.

export const form = {};
