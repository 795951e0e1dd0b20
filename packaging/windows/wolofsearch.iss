; Inno Setup's recipe: installs for one user, without an administrator; the data folder is never touched.
; ISCC /DVersion=0.1.0 packaging\windows\wolofsearch.iss

[Setup]
AppId={{6C1E5C5B-3C0B-4B8E-9E65-3A3F5C2B7F11}
AppName=WolofSearch
AppVersion={#Version}
AppPublisher=The WolofSearch contributors
DefaultDirName={autopf}\WolofSearch
DefaultGroupName=WolofSearch
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
SourceDir=..\..
OutputDir=build\packages
OutputBaseFilename=wolofsearch-{#Version}-windows-x86_64-setup
SetupIconFile=build\icons\wolofsearch.ico
UninstallDisplayIcon={app}\WolofSearch.exe
LicenseFile=LICENSE
Compression=lzma2
SolidCompression=yes
ChangesAssociations=yes

[Languages]
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "build\frozen\wolofsearch\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs

[InstallDelete]
; What an older version brought and this one does not would still be imported.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\WolofSearch"; Filename: "{app}\WolofSearch.exe"
Name: "{autodesktop}\WolofSearch"; Filename: "{app}\WolofSearch.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.wolofmodel"; ValueType: string; ValueData: "WolofSearch.model"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.woloflib"; ValueType: string; ValueData: "WolofSearch.library"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\WolofSearch.model"; ValueType: string; ValueData: "WolofSearch model"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\WolofSearch.model\shell\open\command"; ValueType: string; ValueData: """{app}\WolofSearch.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\WolofSearch.library"; ValueType: string; ValueData: "WolofSearch library"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\WolofSearch.library\shell\open\command"; ValueType: string; ValueData: """{app}\WolofSearch.exe"" ""%1"""

[Run]
Filename: "{app}\WolofSearch.exe"; Description: "WolofSearch"; Flags: nowait postinstall skipifsilent
