; The app registers its links at its start (main/desktop/app-links). Removing the app takes that back; an update does not.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey HKCU "Software\Classes\eventory-tray"
  ${endIf}
!macroend
