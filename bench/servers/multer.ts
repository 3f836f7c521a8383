/** express + multer with its own disk storage, as its manual shows, and a page with a form. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import multer from 'multer';
import { serve, store } from './serve.ts';

const page = readFileSync(join(import.meta.dirname, 'form.html'), 'utf8');
const storage = multer.diskStorage({
  destination: store,
  filename: (_request, file, done) => done(null, file.originalname),
});
const app = express();
app.get('/', (_request, response) => void response.type('html').send(page));
app.post(
  '/photos',
  multer({ storage }).array('file'),
  (_request, response) => void response.status(201).send('Thanks'),
);
serve(app);
