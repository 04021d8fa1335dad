import { FEED_VIEWS } from '../../renderer/gallery/views/feed-views.ts';
import { SETUP_VIEWS } from '../../renderer/gallery/views/setup-views.ts';
import { checkViews } from './check-views.ts';

checkViews([...FEED_VIEWS, ...SETUP_VIEWS]);
