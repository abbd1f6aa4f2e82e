import type { SvgIconComponent } from '@mui/icons-material';
import Autorenew from '@mui/icons-material/Autorenew';
import Block from '@mui/icons-material/Block';
import CallSplit from '@mui/icons-material/CallSplit';
import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import DoneAll from '@mui/icons-material/DoneAll';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import EventOutlined from '@mui/icons-material/EventOutlined';
import HelpOutline from '@mui/icons-material/HelpOutline';
import HistoryToggleOff from '@mui/icons-material/HistoryToggleOff';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import LinkOff from '@mui/icons-material/LinkOff';
import PlayCircleOutline from '@mui/icons-material/PlayCircleOutline';
import PowerOff from '@mui/icons-material/PowerOff';
import PublishedWithChanges from '@mui/icons-material/PublishedWithChanges';
import RedoOutlined from '@mui/icons-material/RedoOutlined';
import Replay from '@mui/icons-material/Replay';
import SourceOutlined from '@mui/icons-material/SourceOutlined';
import StorageOutlined from '@mui/icons-material/StorageOutlined';
import TimerOutlined from '@mui/icons-material/TimerOutlined';
import UndoOutlined from '@mui/icons-material/UndoOutlined';
import UpdateDisabled from '@mui/icons-material/UpdateDisabled';
import WarningAmber from '@mui/icons-material/WarningAmber';
import type { StateName } from './states';

/** The one icon of each state. */
export const stateIcons: Record<StateName, SvgIconComponent> = {
  received: InboxOutlined,
  waiting: HourglassEmpty,
  scheduled: EventOutlined,
  notDue: EventOutlined,
  uploading: CloudUploadOutlined,
  parsing: SourceOutlined,
  transforming: Autorenew,
  running: PlayCircleOutline,
  ready: CheckCircleOutline,
  succeeded: CheckCircleOutline,
  tiedOut: DoneAll,
  matched: DoneAll,
  fresh: CheckCircleOutline,
  loaded: StorageOutlined,
  stale: HistoryToggleOff,
  retrying: Replay,
  partiallyMatched: CallSplit,
  dueSoon: TimerOutlined,
  lost: HelpOutline,
  unavailable: PowerOff,
  warned: WarningAmber,
  failed: ErrorOutline,
  breached: UpdateDisabled,
  unmatched: LinkOff,
  cancelled: Block,
  skipped: RedoOutlined,
  undone: UndoOutlined,
  replaced: PublishedWithChanges,
  superseded: RedoOutlined,
  writtenOff: Block,
};
