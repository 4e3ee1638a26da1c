using Local;
using Local.Commands;
using Pulumi;
using Sim;

// Scripts read the result from standard output; everything else goes to standard error.
try
{
    return await CommandLine.RunAsync(args);
}
catch (Exception error) when (error is UsageException or RunException or NotSimulatedException or AwsError)
{
    Console.Error.WriteLine(error.Message);
    return ExitCode.Usage;
}
