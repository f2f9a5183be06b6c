// The parts of Mantine that pages may use. A part is added here together with its stylesheet in `styles/all.css`.
export {
  Alert, Anchor, Button, Checkbox, Code, Collapse, Divider, Group, Kbd, List, Loader, Menu, PasswordInput, Popover, Progress, Radio, SegmentedControl, Skeleton,
  Stack, Switch, Tabs, Text, Textarea, TextInput, Title, Tooltip, VisuallyHidden,
} from '@mantine/core';
export { useClipboard, useDebouncedValue, useMediaQuery } from '@mantine/hooks';
