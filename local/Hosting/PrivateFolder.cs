namespace Local.Hosting;

/// <summary>
/// A fresh folder for temporary files that only this user can read. It is removed when it is disposed, or when this process
/// exits without having come to that, by Ctrl+C for one.
/// </summary>
internal sealed class PrivateFolder : IDisposable
{
    private readonly DirectoryInfo folder;

    public PrivateFolder(string purpose)
    {
        folder = Directory.CreateTempSubdirectory($"{purpose}-");
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public string Path => folder.FullName;

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        folder.Delete(recursive: true);
    }

    private void OnExit(object? sender, EventArgs arguments)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody still works in it; the system clears its temporary files some day.
        }
    }
}
