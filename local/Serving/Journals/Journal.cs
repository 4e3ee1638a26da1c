using System.Buffers.Binary;
using Local.Endpoints;
using Local.Posting;

namespace Local.Serving.Journals;

/// <summary>
/// The commands of one world in a file that only grows: a record is its length, its checksum (CRC-32) and its bytes. It is
/// handed to the operating system before the command is carried out, so that a process that dies at any moment has lost nothing
/// of what it has answered.
/// </summary>
public sealed class Journal : IDisposable
{
    private const int Prefix = 2 * sizeof(int);
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream file;

    private Journal(FileStream file, JournalHeader header, IReadOnlyList<JournalEntry> entries) =>
        (this.file, Header, Entries) = (file, header, entries);

    public JournalHeader Header { get; }

    /// <summary>What it held when it was opened.</summary>
    public IReadOnlyList<JournalEntry> Entries { get; private set; }

    /// <param name="beginning">What a new journal begins with. One that is there must be of the same account, Region and stack.</param>
    /// <param name="notices">Gets a line if the last record was torn.</param>
    /// <exception cref="UsageException">It is damaged, in use, or of something else.</exception>
    public static Journal Open(string path, JournalHeader beginning, TextWriter notices)
    {
        var file = OpenFile(path);
        try
        {
            var records = ReadRecords(file, path, notices);
            if (records.Count == 0)
            {
                Append(file, JournalFormat.Write(beginning));
                return new Journal(file, beginning, []);
            }

            var header = JournalFormat.ReadHeader(records[0]);
            if (header.PostsTo != beginning.PostsTo)
            {
                throw new UsageException(
                    $"{path} was kept with {AllowedHosts.Option} {Named(header.PostsTo)}, and not with {Named(beginning.PostsTo)}: give the same, choose another --data, or delete it to begin anew.");
            }

            if (header with { Seed = beginning.Seed, StartTicks = beginning.StartTicks, Simulator = beginning.Simulator } != beginning)
            {
                throw new UsageException(
                    $"{path} holds the state of account {header.Account} in {header.Region}{(header.Stack == beginning.Stack ? "" : " of other resources than the stack now declares")}: choose another --data, or delete it to begin anew.");
            }

            if (header.Simulator != beginning.Simulator)
            {
                notices.WriteLine($"{path} was kept by another build of the simulated AWS. This one is told the same, and may come to another state where the two differ.");
            }

            return new Journal(file, header, [.. records.Skip(1).Select(JournalFormat.Read)]);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException)
        {
            file.Dispose();
            throw new UsageException($"{path} cannot be read: {error.Message}. Choose another --data, or delete it to begin anew.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Append(JournalEntry entry) => Append(file, JournalFormat.Write(entry));

    /// <summary>They are needed once.</summary>
    public void ForgetEntries() => Entries = [];

    public void Dispose() => file.Dispose();

    private static string Named(string hosts) => hosts.Length == 0 ? "nothing" : hosts;

    private static FileStream OpenFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Own;
        }

        try
        {
            return new FileStream(path, options);
        }
        catch (IOException error) when (File.Exists(path))
        {
            throw new UsageException($"{path} is in use by another process: end that, or choose another --data. ({error.Message})");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be opened: {error.Message}");
        }
    }

    private static void Append(FileStream file, byte[] bytes)
    {
        var record = new byte[Prefix + bytes.Length];
        BinaryPrimitives.WriteInt32LittleEndian(record, bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(sizeof(int)), Crc32.Of(bytes));
        bytes.CopyTo(record, Prefix);
        file.Write(record);
    }

    /// <summary>A record that its end is missing of, or the very last with a wrong checksum, is what a dying process was about to write.</summary>
    private static List<byte[]> ReadRecords(FileStream file, string path, TextWriter notices)
    {
        var records = new List<byte[]>();
        using var from = new BinaryReader(new BufferedStream(file, 1 << 16), System.Text.Encoding.UTF8, leaveOpen: true);
        var length = file.Length;
        var at = 0L;
        while (at < length)
        {
            var size = at + Prefix <= length ? from.ReadInt32() : int.MaxValue;
            if (size < 0 || at + Prefix + size > length)
            {
                Truncate(file, at, path, notices);
                return records;
            }

            var checksum = from.ReadUInt32();
            var bytes = from.ReadBytes(size);
            if (Crc32.Of(bytes) != checksum)
            {
                if (at + Prefix + size < length)
                {
                    throw new InvalidDataException($"the record at byte {at} of {length} does not fit its checksum, and others follow it");
                }

                Truncate(file, at, path, notices);
                return records;
            }

            records.Add(bytes);
            at += Prefix + size;
        }

        file.Position = length;
        return records;
    }

    private static void Truncate(FileStream file, long at, string path, TextWriter notices)
    {
        notices.WriteLine($"{path}: the last record, at byte {at}, was not written to its end and so was never answered; it is left out.");
        file.SetLength(at);
        file.Position = at;
    }
}
