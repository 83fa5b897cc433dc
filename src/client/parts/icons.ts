// The few icons we draw, from one kept set (Lucide, ISC). A registry that is a list.
import ArrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs';
import Check from 'lucide/dist/esm/icons/check.mjs';
import CircleAlert from 'lucide/dist/esm/icons/circle-alert.mjs';
import CircleCheck from 'lucide/dist/esm/icons/circle-check.mjs';
import Clock from 'lucide/dist/esm/icons/clock.mjs';
import CloudOff from 'lucide/dist/esm/icons/cloud-off.mjs';
import Ellipsis from 'lucide/dist/esm/icons/ellipsis.mjs';
import FileText from 'lucide/dist/esm/icons/file-text.mjs';
import ListChecks from 'lucide/dist/esm/icons/list-checks.mjs';
import MessageSquareWarning from 'lucide/dist/esm/icons/message-square-warning.mjs';
import Plus from 'lucide/dist/esm/icons/plus.mjs';
import RefreshCw from 'lucide/dist/esm/icons/refresh-cw.mjs';
import Repeat from 'lucide/dist/esm/icons/repeat.mjs';
import Search from 'lucide/dist/esm/icons/search.mjs';
import Send from 'lucide/dist/esm/icons/send.mjs';
import Sparkles from 'lucide/dist/esm/icons/sparkles.mjs';

export {
  ArrowLeft,
  Check,
  CircleAlert,
  CircleCheck,
  Clock,
  CloudOff,
  Ellipsis,
  FileText,
  ListChecks,
  MessageSquareWarning,
  Plus,
  RefreshCw,
  Repeat,
  Search,
  Send,
  Sparkles,
};
