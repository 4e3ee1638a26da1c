using Local.Signing;

namespace Local.Serving.Journals;

/// <summary>Where the state of an account is kept between two starts: a journal for each Region, in files of this user alone.</summary>
public sealed class StateFolder
{
    private const string Ending = ".journal";
    private const string KeyFile = "sns-signing-key.pem";
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

    /// <summary>With which topics sign: made once, as who has verified by its certificate goes on doing so.</summary>
    /// <exception cref="UsageException">What is there is no such key, or none can be kept there.</exception>
    public EnvelopeSigner Signer()
    {
        var file = Path.Combine(path, KeyFile);
        try
        {
            return new EnvelopeSigner(Task.FromResult(File.Exists(file) ? SigningKey.Read(File.ReadAllText(file)) : Keep(file, SigningKey.Create())));
        }
        catch (ArgumentException error)
        {
            throw new UsageException($"{file} is not the RSA key that was kept there: {error.Message}. Delete it, and the next start makes another.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be used: {error.Message}");
        }
    }

    /// <summary>Under another name first: it is there whole, or not at all.</summary>
    private static SigningKey Keep(string file, SigningKey key)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var unfinished = file + ".new";
        File.Delete(unfinished);
        using (var to = new StreamWriter(unfinished, options))
        {
            to.Write(key.Write());
        }

        File.Move(unfinished, file, overwrite: true);
        return key;
    }

    /// <exception cref="UsageException">What is there is damaged, in use, or of something else.</exception>
    public Journal Open(JournalHeader beginning) => Journal.Open(Path.Combine(path, beginning.Region + Ending), beginning, notices);
}
