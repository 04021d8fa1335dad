import {
  ActionIcon,
  Button,
  type CheckboxProps,
  type ComboboxProps,
  createTheme,
  type MenuProps,
  type ModalProps,
  type NotificationProps,
  type NumberInputProps,
  type PasswordInputProps,
  type SegmentedControlProps,
  type SelectProps,
  type SwitchProps,
  type TextareaProps,
  type TextInputProps,
  type TooltipProps,
} from '@mantine/core';
import segments from '../ui/controls/segmented-control.module.css';

const INPUT_PROPS = { size: 'xs' } as const;
const closeButtonProps = { 'aria-label': 'Close' };

/** Default properties of a component. Its own `extend` would load the component, which the first paint may not need. */
const defaults = <Props>(defaultProps: Partial<Props>) => ({ defaultProps });

/** Mantine's parts at the density of an instrument. Colours come from `tokens.css` through `global.css`. */
export const theme = createTheme({
  primaryColor: 'indigo',
  colors: {
    // Mantine draws dark surfaces from this ramp: text first, then lines, raised surfaces, the page, what lies below.
    dark: [
      '#e7eaf0',
      '#c3c9d4',
      '#9aa3b2',
      '#8b94a4',
      '#2a2f3a',
      '#222732',
      '#171a21',
      '#111318',
      '#0c0e12',
      '#08090c',
    ],
  },
  fontFamily: 'var(--font)',
  fontSizes: { xs: '13px', sm: '13px', md: '13px', lg: '15px', xl: '16px' },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.35' },
  defaultRadius: 6,
  respectReducedMotion: true,
  cursorType: 'pointer',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'xs', variant: 'default' },
      vars: (_, { variant, size }) => ({
        root: {
          ...(size === 'xs' ? { '--button-height': '28px', '--button-padding-x': '10px', '--button-fz': '13px' } : {}),
          ...(variant === 'filled' ? { '--button-color': 'var(--on-accent)' } : {}),
        },
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 28, variant: 'subtle', color: 'gray' } }),
    TextInput: defaults<TextInputProps>(INPUT_PROPS),
    PasswordInput: defaults<PasswordInputProps>({
      ...INPUT_PROPS,
      // Otherwise only a mouse reaches it.
      visibilityToggleButtonProps: { tabIndex: 0, 'aria-label': 'Show or hide what is typed' },
    }),
    NumberInput: defaults<NumberInputProps>(INPUT_PROPS),
    Textarea: defaults<TextareaProps>(INPUT_PROPS),
    Select: defaults<SelectProps>({ ...INPUT_PROPS, allowDeselect: false, checkIconPosition: 'right' }),
    Switch: defaults<SwitchProps>({ size: 'xs', withThumbIndicator: false }),
    Checkbox: defaults<CheckboxProps>({ size: 'xs' }),
    SegmentedControl: {
      ...defaults<SegmentedControlProps>({ size: 'xs', withItemsBorders: false, transitionDuration: 0 }),
      classNames: { root: segments.root ?? '', indicator: segments.indicator ?? '', label: segments.label ?? '' },
    },
    // Without the placeholder the first item has the focus at once, and the menu holds nothing but items.
    Menu: defaults<MenuProps>({
      shadow: 'md',
      width: 220,
      position: 'bottom-end',
      withInitialFocusPlaceholder: false,
      // Within a landmark.
      portalProps: { target: '#content' },
    }),
    // So near that it covers the hint below the field, and not half of it.
    Combobox: defaults<ComboboxProps>({ offset: 2 }),
    Modal: defaults<ModalProps>({
      centered: true,
      radius: 8,
      padding: 20,
      overlayProps: { opacity: 0.4 },
      // On a dark page the shadow alone shows no edge.
      styles: { content: { border: '1px solid var(--line)' } },
      closeButtonProps,
    }),
    Notification: defaults<NotificationProps>({ closeButtonProps }),
    Tooltip: defaults<TooltipProps>({
      openDelay: 400,
      withArrow: false,
      events: { hover: true, focus: true, touch: false },
    }),
  },
});
