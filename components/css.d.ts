/** A stylesheet that comes with a component that is loaded later. */
declare module "*.css";
