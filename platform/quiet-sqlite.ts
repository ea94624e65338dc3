const emitWarning = process.emitWarning.bind(process);

// Node 24 says at each start that its SQLite is experimental. Whoever starts the
// platform can do nothing about it; every other warning is still printed. This
// must be imported before anything that imports node:sqlite.
process.emitWarning = (...args: unknown[]) => {
  if (String(args[0]).startsWith("SQLite is an experimental feature")) return;
  Reflect.apply(emitWarning, undefined, args);
};
