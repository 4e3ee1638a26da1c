namespace Packaging;

/// <summary>
/// <c>Packaging &lt;publish folder&gt; &lt;output.zip&gt;</c>: 0 when the archive is written, 2 when the input is wrong.
/// </summary>
public static class PackagingCommand
{
    public const int Success = 0;
    public const int WrongInput = 2;

    public static int Run(string[] args, TextWriter error)
    {
        if (args is not [var folder, var output])
        {
            error.WriteLine($"packaging: expected 2 arguments, got {args.Length}. Usage: Packaging <publish folder> <output.zip>");
            return WrongInput;
        }

        // The one edge of this program: what is wrong with the input leaves as one line, never as a stack trace.
        try
        {
            PackageArchive.Write(PackageContent.Of(folder), output);
            return Success;
        }
        catch (Exception refusal) when (refusal is PackagingException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"packaging: {refusal.Message}");
            return WrongInput;
        }
    }
}
