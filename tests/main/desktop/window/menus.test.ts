import { describe, expect, it } from 'vitest';
import { applicationMenu } from '../../../../main/desktop/window/application-menu.ts';
import { contextMenu } from '../../../../main/desktop/window/context-menu.ts';

const NOTHING = {
  canUndo: false,
  canRedo: false,
  canCut: false,
  canCopy: false,
  canPaste: false,
  canDelete: false,
  canSelectAll: false,
  canEditRichly: false,
};

describe('the application menu', () => {
  it('is Electron’s own while developing', () => {
    expect(applicationMenu('linux', false)).toBe('default');
  });

  it.each(['darwin', 'win32', 'linux'] as const)('has editing and zoom on %s', (platform) => {
    const menu = applicationMenu(platform, true);
    expect(menu).toContainEqual({ role: 'editMenu' });
    expect(JSON.stringify(menu)).toContain('zoomIn');
  });
});

describe('zooming in', () => {
  it('takes the key with and without Shift, and the number pad', () => {
    const menu = applicationMenu('win32', true);
    const view = menu === 'default' ? null : menu.find(({ label }) => label === 'View');
    const items = view?.submenu as { role: string; accelerator?: string }[] | undefined;
    const keys = items?.filter(({ role }) => role === 'zoomIn').map(({ accelerator }) => accelerator ?? 'of the role');
    expect(keys).toEqual(['of the role', 'CommandOrControl+=', 'CommandOrControl+numadd']);
  });
});

describe('the keys of the platform', () => {
  it.each([
    ['linux', ['close', 'quit']],
    ['win32', ['close', 'quit']],
    // Electron's own menus bring ⌘W and ⌘Q.
    ['darwin', []],
  ] as const)('close the window and quit on %s', (platform, roles) => {
    const menu = applicationMenu(platform, true);
    const file = menu === 'default' ? null : menu.find(({ label }) => label === 'File');
    expect((file?.submenu as { role: string }[] | undefined)?.map(({ role }) => role) ?? []).toEqual(roles);
    if (platform === 'darwin')
      expect(menu).toEqual(expect.arrayContaining([{ role: 'appMenu' }, { role: 'fileMenu' }]));
  });
});

describe('a right click', () => {
  it('on a text field offers what can be done with it', () => {
    const editFlags = { ...NOTHING, canPaste: true };
    expect(contextMenu({ isEditable: true, selectionText: '', editFlags })).toEqual([
      { role: 'cut', enabled: false },
      { role: 'copy', enabled: false },
      { role: 'paste', enabled: true },
      { type: 'separator' },
      { role: 'selectAll', enabled: false },
    ]);
  });

  it('on selected text offers to copy it', () => {
    const editFlags = { ...NOTHING, canCopy: true };
    expect(contextMenu({ isEditable: false, selectionText: 'Floor GA', editFlags })).toEqual([
      { role: 'copy', enabled: true },
    ]);
  });

  it('elsewhere shows no menu', () => {
    expect(contextMenu({ isEditable: false, selectionText: ' ', editFlags: NOTHING })).toBeNull();
  });
});
