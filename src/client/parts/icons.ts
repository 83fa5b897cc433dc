// The few icons we draw, from one kept set (Lucide, ISC). A registry that is a list.
import ArrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs';
import Camera from 'lucide/dist/esm/icons/camera.mjs';
import Check from 'lucide/dist/esm/icons/check.mjs';
import ChevronDown from 'lucide/dist/esm/icons/chevron-down.mjs';
import ChevronRight from 'lucide/dist/esm/icons/chevron-right.mjs';
import CircleAlert from 'lucide/dist/esm/icons/circle-alert.mjs';
import CircleCheck from 'lucide/dist/esm/icons/circle-check.mjs';
import Clock from 'lucide/dist/esm/icons/clock.mjs';
import CloudOff from 'lucide/dist/esm/icons/cloud-off.mjs';
import Ellipsis from 'lucide/dist/esm/icons/ellipsis.mjs';
import Eye from 'lucide/dist/esm/icons/eye.mjs';
import FileText from 'lucide/dist/esm/icons/file-text.mjs';
import Image from 'lucide/dist/esm/icons/image.mjs';
import ListChecks from 'lucide/dist/esm/icons/list-checks.mjs';
import Lock from 'lucide/dist/esm/icons/lock.mjs';
import MessageSquareWarning from 'lucide/dist/esm/icons/message-square-warning.mjs';
import Pencil from 'lucide/dist/esm/icons/pencil.mjs';
import Phone from 'lucide/dist/esm/icons/phone.mjs';
import Plus from 'lucide/dist/esm/icons/plus.mjs';
import Printer from 'lucide/dist/esm/icons/printer.mjs';
import RefreshCw from 'lucide/dist/esm/icons/refresh-cw.mjs';
import Search from 'lucide/dist/esm/icons/search.mjs';
import Send from 'lucide/dist/esm/icons/send.mjs';
import Trash2 from 'lucide/dist/esm/icons/trash.mjs';
import Undo2 from 'lucide/dist/esm/icons/undo-2.mjs';
import UserRound from 'lucide/dist/esm/icons/user-round.mjs';
import UsersRound from 'lucide/dist/esm/icons/users-round.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';

export {
  ArrowLeft,
  Camera,
  Check,
  ChevronDown,
  ChevronRight,
  CircleAlert,
  CircleCheck,
  Clock,
  CloudOff,
  Ellipsis,
  Eye,
  FileText,
  Image,
  ListChecks,
  Lock,
  MessageSquareWarning,
  Pencil,
  Phone,
  Plus,
  Printer,
  RefreshCw,
  Search,
  Send,
  Trash2,
  Undo2,
  UserRound,
  UsersRound,
  X,
};
