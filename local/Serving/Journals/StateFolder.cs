namespace Local.Serving.Journals;

/// <summary>Where the state of an account is kept between two starts: a journal for each Region, in files of this user alone.</summary>
public sealed class StateFolder
{
    private const string Ending = ".journal";
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string path;
    private readonly TextWriter notices;

    /// <exception cref="UsageException">The folder cannot be made.</exception>
    public StateFolder(string path, TextWriter notices)
    {
        this.path = Path.GetFullPath(path);
        this.notices = notices;
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(this.path);
            }
            else
            {
                Directory.CreateDirectory(this.path, Own);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--data {path} cannot be a folder: {error.Message}");
        }
    }

    /// <summary>The Regions that it holds something of.</summary>
    public IEnumerable<string> Regions => Directory.EnumerateFiles(path, $"*{Ending}").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    /// <exception cref="UsageException">What is there is damaged, in use, or of something else.</exception>
    public Journal Open(JournalHeader beginning) => Journal.Open(Path.Combine(path, beginning.Region + Ending), beginning, notices);
}
