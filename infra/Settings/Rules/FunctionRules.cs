using System.Text;

namespace Infra.Settings.Rules;

/// <summary>What must hold between the settings of one function.</summary>
internal static class FunctionRules
{
    public static IEnumerable<string> Failures(FunctionSettings function, ConsumerScaling? scaling)
    {
        if (function.SnapStart)
        {
            foreach (var failure in SnapStartFailures(function, scaling))
            {
                yield return $"snapStart is not possible {failure}";
            }
        }

        var bytes = function.Environment.Sum(variable => Encoding.UTF8.GetByteCount(variable.Key) + Encoding.UTF8.GetByteCount(variable.Value));
        if (bytes > AwsLimits.FunctionEnvironment - OwnVariables)
        {
            yield return $"environment has {bytes} bytes, at most {AwsLimits.FunctionEnvironment - OwnVariables} are possible "
                + $"= Lambda's {AwsLimits.FunctionEnvironment} - {OwnVariables} for what the stack sets itself. Put long values into a parameter store.";
        }

        if (function.Shift is not null && scaling is ConsumerScaling.ProvisionedConcurrency)
        {
            yield return "shift and scaling.provisionedConcurrency exclude each other: the alias has to have one version to keep warm. Say one.";
        }
    }

    /// <summary>Bytes: names of tables and topics, and of the variables that hold them.</summary>
    private const int OwnVariables = 1_024;

    // https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html
    private static IEnumerable<string> SnapStartFailures(FunctionSettings function, ConsumerScaling? scaling)
    {
        if (function.Architecture == Architecture.Arm64)
        {
            yield return "on arm64. Set architecture: x86_64, or leave snapStart out.";
        }

        if (function.EphemeralStorage > AwsLimits.SnapStartEphemeralStorage)
        {
            yield return $"with ephemeralStorage {function.EphemeralStorage}, {AwsLimits.SnapStartEphemeralStorage} MB at most. Lower it, or leave snapStart out.";
        }

        if (scaling is ConsumerScaling.ProvisionedConcurrency)
        {
            yield return "together with scaling.provisionedConcurrency. Say one of them.";
        }
    }
}
