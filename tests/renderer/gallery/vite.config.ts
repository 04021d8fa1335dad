import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The gallery's own root, so that no page of it is ever part of a build. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5199, fs: { allow: ['../../..'] } },
});
