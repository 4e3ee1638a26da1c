using System.IO.Compression;
using Packaging;
using Tests.House;
using Tests.Local.Processes;

namespace Tests.Functions;

/// <summary>Packages of functions that no .NET build makes, and what every folder of a function must not hold.</summary>
public sealed class ScriptPackageTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("scripts-");
    private readonly StringWriter error = new();

    public ScriptPackageTests() => Directory.CreateDirectory(Packages);

    private string Packages => Path.Combine(root.FullName, "packages");

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void A_Python_package_holds_its_modules_and_no_tests()
    {
        With("AuditLog/handler.py", "def handle(event, context): pass").With("AuditLog/table/__init__.py").With("AuditLog/test_handler.py")
            .With("AuditLog/table/items_test.py").With("AuditLog/README.md").With("AuditLog/__pycache__/handler.pyc");

        Assert.Equal(PackagingCommand.Success, Make());

        Assert.Equal(["handler.py", "table/__init__.py"], Entries("AuditLog"));
    }

    [Fact]
    public void Two_folders_give_identical_Python_packages()
    {
        Copy("AuditLog");
        Make();
        var one = File.ReadAllBytes(Path.Combine(Packages, "AuditLog.zip"));
        Directory.Move(Functions, Functions + "-elsewhere");
        File.SetLastWriteTimeUtc(Path.Combine(Functions + "-elsewhere", "AuditLog", "handler.py"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));

        Assert.Equal(PackagingCommand.Success, PackagingCommand.Run(["functions", Functions + "-elsewhere", Packages, Staging], error));

        Assert.Equal(one, File.ReadAllBytes(Path.Combine(Packages, "AuditLog.zip")));
    }

    [NodeSdkFact]
    public void Two_folders_give_identical_Node_packages_of_one_bundled_file()
    {
        Copy("Analytics");
        Directory.CreateSymbolicLink(Path.Combine(Functions, "node_modules"), Path.Combine(NodeSdkFactAttribute.Folder, "node_modules"));
        Assert.Equal(PackagingCommand.Success, Make());
        var one = File.ReadAllBytes(Path.Combine(Packages, "Analytics.zip"));
        var elsewhere = Path.Combine(root.FullName, "deeper", "elsewhere");
        Directory.CreateDirectory(Path.Combine(root.FullName, "deeper"));
        Directory.Move(Functions, elsewhere);

        Assert.Equal(PackagingCommand.Success, PackagingCommand.Run(["functions", elsewhere, Packages, Staging], error));

        Assert.Equal(["index.mjs"], Entries("Analytics"));
        Assert.Equal(one, File.ReadAllBytes(Path.Combine(Packages, "Analytics.zip")));
    }

    [Fact]
    public void Without_what_npm_installs_no_Node_package_is_made_and_nothing_fails()
    {
        With("Analytics/index.mjs", "export const handle = () => {};");

        Assert.Equal(PackagingCommand.Success, Make());

        Assert.Empty(Directory.GetFiles(Packages));
    }

    [Fact]
    public void A_package_goes_with_its_function()
    {
        With("AuditLog/handler.py").With("WelcomeEmail/WelcomeEmail.csproj");
        File.WriteAllText(Path.Combine(Packages, "WelcomeEmail.zip"), "made by the build");
        File.WriteAllText(Path.Combine(Packages, "Former.zip"), "of a function that is gone");

        Make();

        Assert.Equal(["AuditLog.zip", "WelcomeEmail.zip"], Directory.GetFiles(Packages).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData(".env")]
    [InlineData(".env.production")]
    [InlineData("certificate.pfx")]
    [InlineData("lib/server.KEY")]
    [InlineData("id_rsa")]
    [InlineData("credentials")]
    [InlineData(".npmrc")]
    [InlineData("appsettings.Development.json")]
    public void A_folder_that_holds_a_secret_is_refused_by_name_in_every_language(string secret)
    {
        foreach (var function in new[] { "Py/handler.py", "Net/Net.csproj", "Js/index.mjs" })
        {
            var folder = Path.GetDirectoryName(function)!;
            With(function).With($"{folder}/{secret}");

            Refused($"`{secret}` must not be deployed");

            Directory.Delete(Functions, recursive: true);
        }
    }

    [Fact]
    public void A_link_out_of_the_folder_is_refused_by_name()
    {
        With("Py/handler.py");
        File.CreateSymbolicLink(Path.Combine(Functions, "Py", "hostname.txt"), "/etc/hostname");

        Refused("`hostname.txt` is a link");
    }

    [Fact]
    public void A_path_that_Lambda_cannot_unpack_is_refused_by_name()
    {
        var name = string.Join('/', Enumerable.Repeat(new string('d', 200), 21));

        Assert.Contains($"`{name}` is", Assert.Throws<PackagingException>(() => EntryRules.CheckPath("at", name)).Message);
        Assert.Contains("its last part 256", Assert.Throws<PackagingException>(() => EntryRules.CheckPath("at", new string('d', 256))).Message);
    }

    [Fact]
    public void Too_many_files_and_names_that_differ_in_case_only_are_refused()
    {
        using var folder = new PackageFolder().With("a.py").With("b.py");
        Assert.Contains("holds 2 files, 1 are allowed", Assert.Throws<PackagingException>(() => PackageContent.Of(folder.Path, mostFiles: 1)).Message);
        folder.With("A.py");
        Assert.Contains("differ in case only", Assert.Throws<PackagingException>(() => PackageContent.Of(folder.Path)).Message);
    }

    [NodeSdkFact]
    public void What_cannot_be_bundled_is_told_in_one_line()
    {
        With("Broken/index.mjs", "import missing from 'no-such-module'; export const handle = missing;");
        Directory.CreateSymbolicLink(Path.Combine(Functions, "node_modules"), Path.Combine(NodeSdkFactAttribute.Folder, "node_modules"));

        Refused("cannot be bundled");
        Assert.Contains("no-such-module", error.ToString());
    }

    private string Functions => Path.Combine(root.FullName, "functions");

    private string Staging => Path.Combine(root.FullName, "staging");

    private ScriptPackageTests With(string name, string content = "content")
    {
        var file = Path.Combine(Functions, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    private void Copy(string function)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions", function)))
        {
            With($"{function}/{Path.GetFileName(file)}", File.ReadAllText(file));
        }
    }

    private int Make() => PackagingCommand.Run(["functions", Functions, Packages, Staging], error);

    private void Refused(string reason)
    {
        error.GetStringBuilder().Clear();
        Assert.Equal(PackagingCommand.WrongInput, Make());
        Assert.Contains(reason, error.ToString());
        Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(Directory.GetFiles(Packages));
    }

    private List<string> Entries(string function)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Packages, function + ".zip"));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}
