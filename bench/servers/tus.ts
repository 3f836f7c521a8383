/** @tus/server + @tus/file-store, as their manual shows. */
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { serve, store } from './serve.ts';

const tus = new Server({ path: '/files', datastore: new FileStore({ directory: store }) });
serve((request, response) => void tus.handle(request, response));
