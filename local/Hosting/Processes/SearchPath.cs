namespace Local.Hosting.Processes;

/// <summary>The folders in which a machine looks for programs.</summary>
/// <param name="path">The value of <c>PATH</c>.</param>
internal sealed class SearchPath(string path)
{
    /// <summary>The first program of this name; null if there is none.</summary>
    public string? Find(string program) => path
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{program}.exe" : program))
        .FirstOrDefault(file => Path.IsPathRooted(file) && File.Exists(file));
}
