@echo off
rem Runs the kit's command. Builds it first when a source is newer than the last build, or files came or went.
setlocal EnableExtensions DisableDelayedExpansion
set "DEALS_ROOT=%~dp0"
set "DEALS_PROGRAM=%DEALS_ROOT%artifacts\bin\Deals.Cli\release\Deals.Cli.dll"

if not exist "%DEALS_ROOT%src\Deals.slnf" goto linked
where dotnet >nul 2>nul
if errorlevel 1 goto missing

rem Exit code 0: nothing to build; 1: build. The list of names, sizes and write times is compared, so a deletion counts.
set "DEALS_CHECK=$ErrorActionPreference='Stop'; $root=$env:DEALS_ROOT; $list=@(Get-ChildItem -Recurse -File -LiteralPath (Join-Path $root 'src')) + @(Get-ChildItem -File -LiteralPath $root | Where-Object { $_.Name -match '^(Directory\..*|global\.json|nuget\.config|BannedSymbols\.txt|\.editorconfig)$' }); $now=($list | Sort-Object FullName | ForEach-Object { $_.FullName + '|' + $_.Length + '|' + $_.LastWriteTimeUtc.Ticks }) -join [char]10; $stamp=Join-Path $root 'artifacts\launcher.windows.stamp'; if ($args[0] -eq 'check') { if ((Test-Path $env:DEALS_PROGRAM) -and (Test-Path $stamp) -and ((Get-Content -Raw -LiteralPath $stamp) -ceq $now)) { exit 0 } else { exit 1 } }"
set "DEALS_SAVE=New-Item -ItemType Directory -Force (Join-Path $root 'artifacts') | Out-Null; [IO.File]::WriteAllText($stamp + '.new', $now)"

powershell -NoProfile -ExecutionPolicy Bypass -Command "& { %DEALS_CHECK% } check"
if not errorlevel 1 goto run

rem Taken before the build, so that an edit made meanwhile counts.
powershell -NoProfile -ExecutionPolicy Bypass -Command "& { %DEALS_CHECK%; %DEALS_SAVE% } save" 2>nul
if errorlevel 1 goto unwritable
echo deals: building ... 1>&2
set "DOTNET_CLI_USE_MSBUILD_SERVER=0"
set "MSBUILDDISABLENODEREUSE=1"
dotnet build "%DEALS_ROOT%src\Deals.slnf" -nodeReuse:false -p:UseSharedCompilation=false -nologo -verbosity:quiet -tl:off > "%DEALS_ROOT%artifacts\launcher.log" 2>&1
if errorlevel 1 goto failed
move /y "%DEALS_ROOT%artifacts\launcher.windows.stamp.new" "%DEALS_ROOT%artifacts\launcher.windows.stamp" >nul

:run
rem A command lives for seconds; what guards its compiled code in longer lives takes a tenth of them.
if not defined DOTNET_EnableWriteXorExecute set "DOTNET_EnableWriteXorExecute=0"
dotnet "%DEALS_PROGRAM%" %*
exit /b %errorlevel%

:failed
findstr /c:"error" "%DEALS_ROOT%artifacts\launcher.log" 1>&2
findstr /c:"MSB3021" /c:"MSB3027" "%DEALS_ROOT%artifacts\launcher.log" >nul
if not errorlevel 1 echo deals: a file is in use. Restart the notebook kernel (VS Code: Restart) or end the process named above, then try again. 1>&2
echo deals: the build failed; the whole of it is in artifacts\launcher.log 1>&2
exit /b 70

:unwritable
if not exist "%DEALS_PROGRAM%" goto unbuilt
echo deals: sources have changed since the last build, and the folder artifacts cannot be written: this runs what was built 1>&2
goto run

:unbuilt
echo deals: nothing is built yet, and the folder artifacts cannot be written. Have its owner run deals.cmd once, or copy the folder to where you may write 1>&2
exit /b 70

:linked
echo deals: deals.cmd was called by a link. Call it by its own path 1>&2
exit /b 70

:missing
echo deals: there is no dotnet on the PATH. Install the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
exit /b 71
