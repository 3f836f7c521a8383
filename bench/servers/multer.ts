/** express + multer with its own disk storage, as its manual shows. */
import express from 'express';
import multer from 'multer';
import { serve, store } from './serve.ts';

const app = express();
const upload = multer({ storage: multer.diskStorage({ destination: store }) });
app.post('/photos', upload.array('file'), (_request, response) => void response.status(201).end());
serve(app);
