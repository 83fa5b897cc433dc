// The few icons of the first screen, from one kept set (Lucide, ISC). A registry that is a list; the other
// screens’ are in more-icons.ts, so that the first bytes do not carry them.
import ArrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs';
import Building from 'lucide/dist/esm/icons/building.mjs';
import CircleAlert from 'lucide/dist/esm/icons/circle-alert.mjs';
import CircleCheck from 'lucide/dist/esm/icons/circle-check.mjs';
import ClipboardList from 'lucide/dist/esm/icons/clipboard-list.mjs';
import Clock from 'lucide/dist/esm/icons/clock.mjs';
import CloudOff from 'lucide/dist/esm/icons/cloud-off.mjs';
import Ellipsis from 'lucide/dist/esm/icons/ellipsis.mjs';
import FileText from 'lucide/dist/esm/icons/file-text.mjs';
import ListChecks from 'lucide/dist/esm/icons/list-checks.mjs';
import MessageSquareWarning from 'lucide/dist/esm/icons/message-square-warning.mjs';
import Plus from 'lucide/dist/esm/icons/plus.mjs';
import RefreshCw from 'lucide/dist/esm/icons/refresh-cw.mjs';
import Search from 'lucide/dist/esm/icons/search.mjs';
import Send from 'lucide/dist/esm/icons/send.mjs';

export {
  ArrowLeft,
  Building,
  CircleAlert,
  CircleCheck,
  ClipboardList,
  Clock,
  CloudOff,
  Ellipsis,
  FileText,
  ListChecks,
  MessageSquareWarning,
  Plus,
  RefreshCw,
  Search,
  Send,
};
