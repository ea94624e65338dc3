/**
 * The single door to zod. An extension's policy forbids `new Function`, so its compiler is switched off before the
 * first schema is made; the mini build is a sixth of the full one.
 */
import * as z from "zod/mini";

z.config({ jitless: true });

export { z };
