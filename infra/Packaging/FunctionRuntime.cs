using System.IO.Compression;

namespace Infra.Packaging;

/// <summary>What runs a function, in Lambda's words: the newest runtime of its language.</summary>
/// <param name="Name">https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html</param>
/// <param name="Handler">What the runtime calls.</param>
public sealed record FunctionRuntime(string Name, string Handler)
{
    public const string DotNet = "dotnet10";
    public const string Python = "python3.14";
    public const string Node = "nodejs24.x";

    /// <summary>By what lies in the package: it needs no description beside it that could say something else.</summary>
    internal static FunctionRuntime Of(string function, string package)
    {
        // Where there is no package, as in a unit test of a component, the function is taken for one of the program's own language.
        if (!File.Exists(package))
        {
            return OfDotNet(function);
        }

        using var archive = ZipFile.OpenRead(package);
        return archive.GetEntry("handler.py") is not null ? new FunctionRuntime(Python, "handler.handle")
            : archive.GetEntry("index.mjs") is not null ? new FunctionRuntime(Node, "index.handle")
            : OfDotNet(function);
    }

    /// <summary>Lambda's form <c>assembly::type::method</c>.</summary>
    private static FunctionRuntime OfDotNet(string function) => new(DotNet, $"{function}::{function}.Function::Handle");
}
