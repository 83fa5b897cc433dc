// Composition root: open the machine's database, find who works here, mount the app. Nothing else wires.
import { render } from 'preact';
import { revealSoon } from './hooks/reveal.ts';
import { Root } from './root.tsx';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/overlay.css';

const place = document.getElementById('app');
if (place === null) throw new Error('no #app in the page');
revealSoon();
render(<Root />, place);
