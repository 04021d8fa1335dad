import { PROJECT_PAGE } from '../../core/links/project-page.ts';
import type { ReleaseFiles } from './release-files.ts';

/** The cask for a Homebrew tap. `auto_updates`, because the app installs newer versions itself. */
export function homebrewCask(files: ReleaseFiles): string {
  const arm = files.find('mac-arm64.dmg');
  const intel = files.find('mac-x64.dmg');
  const url = arm.url.replaceAll(files.version, '#{version}').replace('arm64', '#{arch}');
  return `cask "eventory-tray" do
  arch arm: "arm64", intel: "x64"

  version "${files.version}"
  sha256 arm:   "${arm.sha256}",
         intel: "${intel.sha256}"

  url "${url}"
  name "Eventory Tray"
  desc "Ticket alerts that lead to the cart"
  homepage "${PROJECT_PAGE}"

  livecheck do
    url :url
    strategy :github_latest
  end

  auto_updates true
  depends_on macos: ">= :monterey"

  app "Eventory Tray.app"

  uninstall quit: "com.eventory.tray"

  zap trash: [
    "~/Library/Application Support/Eventory Tray",
    "~/Library/Caches/eventory-tray-updater",
    "~/Library/Preferences/com.eventory.tray.plist",
    "~/Library/Saved Application State/com.eventory.tray.savedState",
  ]
end
`;
}
