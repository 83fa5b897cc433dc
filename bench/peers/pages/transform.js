// What Enketo's server does before: from an XForm to the page and the model that its browser side loads.
import { transform } from 'enketo-transformer/web';

window.__transform = async (xform) => {
  const { form, model } = await transform({ xform });
  return { form, model };
};
