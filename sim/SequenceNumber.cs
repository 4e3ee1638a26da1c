using System.Globalization;

namespace Sim;

/// <summary>
/// AWS's numbers of FIFO messages: 20 digits, not consecutive, increasing. Computed from what counts the messages anyway;
/// a topic's are not those that its queues give.
/// </summary>
internal static class SequenceNumber
{
    private const ulong FirstOfSqs = 18_400_000_000_000_000_000UL;
    private const ulong FirstOfSns = 10_000_000_000_000_000_000UL;
    private const ulong Step = 256;

    public static string OfMessage(long sequence) => Text(FirstOfSqs + (ulong)sequence * Step);

    public static string OfPublication(long publication) => Text(FirstOfSns + (ulong)publication * Step);

    private static string Text(ulong number) => number.ToString("D20", CultureInfo.InvariantCulture);
}
