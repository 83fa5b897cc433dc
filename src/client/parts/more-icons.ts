// The icons that only screens after the first one draw (Lucide, ISC). A registry that is a list.
import ArrowDown from 'lucide/dist/esm/icons/arrow-down.mjs';
import ArrowUp from 'lucide/dist/esm/icons/arrow-up.mjs';
import Camera from 'lucide/dist/esm/icons/camera.mjs';
import Check from 'lucide/dist/esm/icons/check.mjs';
import ChevronDown from 'lucide/dist/esm/icons/chevron-down.mjs';
import ChevronRight from 'lucide/dist/esm/icons/chevron-right.mjs';
import Eye from 'lucide/dist/esm/icons/eye.mjs';
import Image from 'lucide/dist/esm/icons/image.mjs';
import Pencil from 'lucide/dist/esm/icons/pencil.mjs';
import Printer from 'lucide/dist/esm/icons/printer.mjs';
import Trash2 from 'lucide/dist/esm/icons/trash.mjs';
import Undo2 from 'lucide/dist/esm/icons/undo-2.mjs';
import UserRound from 'lucide/dist/esm/icons/user-round.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';

export {
  ArrowDown,
  ArrowUp,
  Camera,
  Check,
  ChevronDown,
  ChevronRight,
  Eye,
  Image,
  Pencil,
  Printer,
  Trash2,
  Undo2,
  UserRound,
  X,
};
