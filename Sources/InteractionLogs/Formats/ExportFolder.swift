/// The files of one export that lies in a folder: what a program writes side by side, perhaps below a top folder.
struct ExportFolder {
  /// Where the files lie: the number of the input, and the folders on the way. Files that were named one by one lie
  /// together where their paths say so.
  struct Place: Hashable {
    let input: Int?
    let folders: [String]

    /// The folder that a file lies in.
    init(of file: InputFile) {
      (input, folders) = (file.isInFolder ? file.input : nil, Self.folders(of: file))
    }

    /// The folder that the folder of a file lies in.
    init?(above file: InputFile) {
      let own = Self.folders(of: file)
      guard !own.isEmpty else { return nil }
      (input, folders) = (file.isInFolder ? file.input : nil, own.dropLast())
    }

    private static func folders(of file: InputFile) -> [String] {
      file.isInFolder ? file.path.dropLast() : file.name.split(separator: "/").dropLast().map(String.init)
    }
  }

  let place: Place
  var files: [InputFile] = []

  /// Puts files that lie in the same folder together, in the order of the first of each.
  ///
  /// - Parameter placeOf: the folder of the export that a file is of.
  static func groups(_ files: [InputFile], by placeOf: (InputFile) -> Place) -> [ExportFolder] {
    var groups: [ExportFolder] = []
    var numbers: [Place: Int] = [:]
    for file in files {
      let place = placeOf(file)
      let number = numbers[place] ?? groups.count
      if number == groups.count {
        numbers[place] = number
        groups.append(ExportFolder(place: place))
      }
      groups[number].files.append(file)
    }
    return groups
  }
}
