namespace Packaging;

/// <summary>
/// <c>Packaging &lt;publish folder&gt; &lt;output.zip&gt;</c> packs one function; <c>Packaging functions &lt;folder&gt; &lt;packages&gt;
/// &lt;staging&gt;</c> checks all, and packs those that no .NET build makes. 0 when it is done, 2 when the input is wrong.
/// </summary>
public static class PackagingCommand
{
    public const int Success = 0;
    public const int WrongInput = 2;

    public static int Run(string[] args, TextWriter error)
    {
        // The one edge of this program: what is wrong with the input leaves as one line, never as a stack trace.
        try
        {
            switch (args)
            {
                case [var folder, var output]:
                    PackageArchive.Write(PackageContent.Of(folder), output);
                    return Success;
                case ["functions", var functions, var packages, var staging]:
                    FunctionPackages.Make(functions, packages, staging);
                    return Success;
                default:
                    error.WriteLine($"packaging: expected 2 arguments, or `functions` and 3, got {args.Length}. "
                        + "Usage: Packaging <publish folder> <output.zip>, or Packaging functions <folder> <packages> <staging>");
                    return WrongInput;
            }
        }
        catch (Exception refusal) when (refusal is PackagingException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"packaging: {refusal.Message}");
            return WrongInput;
        }
    }
}
