; What the app registers while it runs: its links (main/desktop/app-links), its start at login (main/desktop/integrations/login-item.ts) and,
; by Electron, who answers clicks on its toasts (main/desktop/startup/app-identity.ts). Removing the app takes that back; an update does not.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey HKCU "Software\Classes\eventory-tray"
    DeleteRegKey HKCU "Software\Classes\CLSID\{6C0B8E1D-3A6F-4C1B-9B57-5E2A4F7D90C3}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "com.eventory.tray"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "com.eventory.tray"
  ${endIf}
!macroend
